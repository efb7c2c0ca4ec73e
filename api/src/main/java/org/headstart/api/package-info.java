/**
 * The library call: {@link org.headstart.api.Headstart} and the main line that leads a table through the eight steps of the flow, each a
 * package below this one: dataset, metafeatures, warehouse, metamodel, recommendation, learner, run, trial. The package space holds the
 * nouns that steps 4 to 8 share.
 */
@NullMarked
package org.headstart.api;

import org.jspecify.annotations.NullMarked;
