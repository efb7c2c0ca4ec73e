/**
 * Step 5 of the flow: the next configuration is proposed. Main interface: {@link org.headstart.api.recommendation.Optimizer}.
 */
@NullMarked
package org.headstart.api.recommendation;

import org.jspecify.annotations.NullMarked;
