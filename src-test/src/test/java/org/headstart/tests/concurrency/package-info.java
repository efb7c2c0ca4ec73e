/** Many threads and processes at once. */
package org.headstart.tests.concurrency;
