/**
 * Step 6 of the flow: an adapter carries a configuration into a library. Main interface: {@link org.headstart.api.learner.Learner}.
 */
@NullMarked
package org.headstart.api.learner;

import org.jspecify.annotations.NullMarked;
