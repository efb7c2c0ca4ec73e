/** Tests of the runners, with learners that do what learners should not. */
@NullMarked
package org.headstart.runner;

import org.jspecify.annotations.NullMarked;
