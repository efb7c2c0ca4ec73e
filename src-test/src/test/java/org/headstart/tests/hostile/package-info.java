/** What must not come through: secrets, to where others read. */
package org.headstart.tests.hostile;
