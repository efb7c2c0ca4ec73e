/**
 * Step 1 of the flow: a file becomes a typed, immutable table. Main interface: {@link org.headstart.api.dataset.DatasetReader}.
 */
@NullMarked
package org.headstart.api.dataset;

import org.jspecify.annotations.NullMarked;
