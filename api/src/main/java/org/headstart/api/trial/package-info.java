/**
 * Step 8 of the flow: what came of a trial goes back into the warehouse. Main interface: {@link org.headstart.api.trial.TrialStore}.
 */
@NullMarked
package org.headstart.api.trial;

import org.jspecify.annotations.NullMarked;
