/** Our figures beside those of others: published packs, published values. */
package org.headstart.tests.reference;
