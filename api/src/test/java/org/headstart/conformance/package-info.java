/**
 * What every implementation of an interface must do, one suite for each, for whoever writes another one: extend the suite and say what is to be
 * tested. Needs the api, JUnit and AssertJ.
 */
package org.headstart.conformance;
