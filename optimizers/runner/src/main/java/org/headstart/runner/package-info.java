/**
 * Step 7 of the flow, as two services: {@link org.headstart.runner.ChildJvmProvider} runs each trial in a process of its own, {@link
 * org.headstart.runner.InJvmProvider} in the calling one. Both evaluate with the same {@code CrossValidation}, so the same plan gives the
 * same fold values in both.
 */
@NullMarked
package org.headstart.runner;

import org.jspecify.annotations.NullMarked;
