/**
 * Benchmark packs: a folder of {@code space.json}, {@code tasks.csv} and {@code trials.csv}. What the warehouse exports, imports and
 * measures on. Main classes: {@link org.headstart.warehouse.pack.PackReader}, {@link org.headstart.warehouse.pack.SpaceJson}.
 */
@NullMarked
package org.headstart.warehouse.pack;

import org.jspecify.annotations.NullMarked;
