/** What a warehouse does with packs; the suites that need nothing but the api are in {@code org.headstart.conformance}. */
package org.headstart.warehouse.conformance;
