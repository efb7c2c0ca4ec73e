/** Measures optimizers on packs of finished tuning jobs. Start reading at {@link org.headstart.cli.benchmark.Benchmark}. */
@NullMarked
package org.headstart.cli.benchmark;

import org.jspecify.annotations.NullMarked;
