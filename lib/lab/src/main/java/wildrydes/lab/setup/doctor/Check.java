package wildrydes.lab.setup.doctor;

import java.util.List;

/** Looks at one part of a set-up and changes nothing. */
public interface Check {

    /** The part, in a word or two. */
    String part();

    /** What was found; one entry for each thing that is wrong, and one if nothing is. */
    List<Finding> look();
}
