/**
 * Initial weights as files: our own format, never Java serialization. Main class: {@link org.headstart.warehouse.weights.WeightsFormat}.
 */
@NullMarked
package org.headstart.warehouse.weights;

import org.jspecify.annotations.NullMarked;
