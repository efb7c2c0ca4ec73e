/**
 * Step 7 of the flow: a trial is run within its limits. Main interface: {@link org.headstart.api.run.TrialRunner}.
 */
@NullMarked
package org.headstart.api.run;

import org.jspecify.annotations.NullMarked;
