package org.headstart.runner;

/** What a parent learns of a child. */
sealed interface ChildEvent {

    /**
     * The child said something.
     *
     * @param frame what it said
     */
    record Said(Frame frame) implements ChildEvent {}

    /** The child's process ended, or it closed its pipe. */
    record Gone() implements ChildEvent {}

    /**
     * A frame was damaged.
     *
     * @param damage what was wrong with it
     */
    record Garbled(String damage) implements ChildEvent {}
}
