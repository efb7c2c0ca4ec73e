/** Processes that are killed at any moment: what was acknowledged must be there. */
package org.headstart.tests.crash;
