package org.headstart.metafeatures;

/** A simple and fast learner. Stateless. */
@FunctionalInterface
interface Learner {

    /**
     * @param fold what to learn from and to predict
     * @return [test rows], the predicted class or number
     */
    double[] predict(LandmarkFold fold);
}
