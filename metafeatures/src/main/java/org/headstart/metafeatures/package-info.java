/**
 * Meta-features, one class per family: {@link org.headstart.metafeatures.General}, {@link org.headstart.metafeatures.Statistical},
 * {@link org.headstart.metafeatures.InformationTheory}, {@link org.headstart.metafeatures.Landmarking}. A family lists its features; what they
 * share is computed once in {@link org.headstart.metafeatures.Table}.
 */
@NullMarked
package org.headstart.metafeatures;

import org.jspecify.annotations.NullMarked;
