package wildrydes.lab.why;

import wildrydes.lab.Diagnosis.Mark;

/**
 * What was seen of a link.
 *
 * @param next what to do; empty unless it is broken
 */
record Looked(Mark mark, String found, String next) {

    static Looked fine(String found) {
        return new Looked(Mark.FINE, found, "");
    }

    /** Something is wrong, but not for a reason that lies here. */
    static Looked symptom(String found) {
        return new Looked(Mark.SYMPTOM, found, "");
    }

    static Looked broken(String found, String next) {
        return new Looked(Mark.BROKEN, found, next);
    }

    static Looked unseen(String found) {
        return new Looked(Mark.UNSEEN, found, "");
    }
}
