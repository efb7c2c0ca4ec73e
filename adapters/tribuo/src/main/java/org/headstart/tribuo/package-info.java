/** Step 6 of the flow for Tribuo: tables become Tribuo datasets, configurations become its trainers. */
@NullMarked
package org.headstart.tribuo;

import org.jspecify.annotations.NullMarked;
