/**
 * Step 2 of the flow: a table is described by numbers. Main interface: {@link org.headstart.api.metafeatures.MetaFeatureExtractor}.
 */
@NullMarked
package org.headstart.api.metafeatures;

import org.jspecify.annotations.NullMarked;
