/** The systems that a warehouse can be kept in, for tests that hold for all of them. */
package org.headstart.warehouse.stores;
