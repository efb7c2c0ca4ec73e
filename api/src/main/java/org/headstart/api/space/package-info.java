/**
 * The nouns that steps 4 to 8 share: hyperparameters, search spaces, configurations. Main class: {@link org.headstart.api.space.SearchSpace}.
 */
@NullMarked
package org.headstart.api.space;

import org.jspecify.annotations.NullMarked;
