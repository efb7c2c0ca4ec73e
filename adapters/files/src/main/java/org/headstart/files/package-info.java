/**
 * Reads tables from ARFF and CSV files, whichever the content shows, and writes them: step 1 of the flow. Found through
 * {@link org.headstart.api.dataset.DatasetReader}.
 */
@NullMarked
package org.headstart.files;

import org.jspecify.annotations.NullMarked;
