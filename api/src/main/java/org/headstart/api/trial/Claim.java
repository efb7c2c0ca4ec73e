package org.headstart.api.trial;

/**
 * The right to run a trial until the lease ends. Whoever holds an older epoch can change nothing.
 *
 * @param trial the trial, running
 * @param owner who runs it
 * @param epoch the fencing token, larger with every claim of the trial
 */
public record Claim(Trial trial, String owner, long epoch) {}
