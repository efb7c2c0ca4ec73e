package org.headstart.metafeatures;

/** A simple and fast learner whose accuracy tells something about a table. Stateless. */
@FunctionalInterface
interface Landmarker {

    /**
     * @param fold what to learn from and to predict
     * @return [test rows], the predicted class or number
     */
    double[] predict(LandmarkFold fold);
}
