/**
 * Optimizers measured on surrogates of YAHPO Gym (Pfisterer et al. 2022, arXiv:2109.03670), run by ONNX Runtime: a neural network says what each
 * configuration of a space would have scored on each instance. Start reading at {@link org.headstart.tests.benchmarks.yahpo.YahpoBenchmark}.
 */
package org.headstart.tests.benchmarks.yahpo;
