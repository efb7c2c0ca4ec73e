/** The {@code headstart} command: reads what the user asks for, calls the library, prints what came of it. */
@NullMarked
package org.headstart.cli;

import org.jspecify.annotations.NullMarked;
