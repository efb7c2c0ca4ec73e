/**
 * Meta-models: what the trials of past tasks teach about the next one. Start reading at {@link
 * org.headstart.metamodel.PortfolioProvider}.
 */
@NullMarked
package org.headstart.metamodel;

import org.jspecify.annotations.NullMarked;
