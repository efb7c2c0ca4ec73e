/**
 * Searchers: each proposes the next configuration from what a study's trials have shown. Start reading at {@link
 * org.headstart.search.StrategyOptimizer}.
 */
@NullMarked
package org.headstart.search;

import org.jspecify.annotations.NullMarked;
