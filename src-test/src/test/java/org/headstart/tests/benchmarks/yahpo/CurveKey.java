package org.headstart.tests.benchmarks.yahpo;

/**
 * What tells curves apart.
 *
 * @param scenario the scenario's name
 * @param method   the method's label
 * @param instance the instance
 * @param seed     the seed
 */
record CurveKey(String scenario, String method, String instance, int seed) {}
