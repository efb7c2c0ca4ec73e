package org.headstart.api.learner;

/** Whether and how a learner takes initial weights. */
public enum WarmStart {
    /** Not at all. */
    NONE,
    /** Training starts from given tensors. */
    INITIAL_WEIGHTS,
    /** Training goes on from an earlier model of its own. */
    CONTINUATION
}
