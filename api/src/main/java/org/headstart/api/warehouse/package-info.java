/**
 * Step 3 of the flow: tasks, studies, trials and weights are kept. Main interface: {@link org.headstart.api.warehouse.Warehouse}.
 */
@NullMarked
package org.headstart.api.warehouse;

import org.jspecify.annotations.NullMarked;
