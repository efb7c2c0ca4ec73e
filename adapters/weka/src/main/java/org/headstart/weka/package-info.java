/**
 * Step 6 of the flow, for Weka: search spaces derived from its classifiers' bean properties and reviewed by people, and configurations carried
 * into their training runs. Main class: {@link org.headstart.weka.WekaLearnerProvider}.
 */
@NullMarked
package org.headstart.weka;

import org.jspecify.annotations.NullMarked;
