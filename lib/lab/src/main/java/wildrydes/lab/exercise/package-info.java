/**
 * How exercises come into the lab: a {@link wildrydes.lab.exercise.Check} looks at what a learner did, a {@link
 * wildrydes.lab.exercise.Solution} acts in the place of one who left an exercise out, and a {@link
 * wildrydes.lab.exercise.Question} looks for ideas in an answer in words. They are found by {@link java.util.ServiceLoader}.
 */
@NullMarked
package wildrydes.lab.exercise;

import org.jspecify.annotations.NullMarked;
