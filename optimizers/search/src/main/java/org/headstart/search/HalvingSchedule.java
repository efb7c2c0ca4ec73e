package org.headstart.search;

/** Decides who goes up and who begins. Answers depend on the arguments alone, so that a study can be taken up anywhere. */
sealed interface HalvingSchedule permits AsynchronousHalving, HyperbandBrackets {

    /**
     * @param ladder who stands where
     * @param rule   who may go up
     * @return what to do next
     */
    Step next(Ladder ladder, RushRule rule);
}
