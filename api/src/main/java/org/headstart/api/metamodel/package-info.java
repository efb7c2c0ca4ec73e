/**
 * Step 4 of the flow: what past tasks teach is learned. Main interface: {@link org.headstart.api.metamodel.MetaModel}.
 */
@NullMarked
package org.headstart.api.metamodel;

import org.jspecify.annotations.NullMarked;
