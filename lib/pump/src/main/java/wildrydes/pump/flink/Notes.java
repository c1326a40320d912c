package wildrydes.pump.flink;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import wildrydes.pump.flink.FlinkSql.Note;
import wildrydes.pump.flink.FlinkSql.Weight;

/** Collects the notes on a pump, each once. */
final class Notes {

    private final Set<Note> notes = new LinkedHashSet<>();
    private String place = "";

    /** The next notes are about this pump or stream. */
    void about(String pump) {
        place = pump;
    }

    void info(String construct, String says) {
        notes.add(new Note(place, construct, Weight.INFO, says));
    }

    void differs(String construct, String says) {
        notes.add(new Note(place, construct, Weight.DIFFERS, says));
    }

    /** Notes what Flink has nothing for, and gives the exception that ends the statement. */
    Unprintable unsupported(String construct, String says) {
        notes.add(new Note(place, construct, Weight.UNSUPPORTED, says));
        return new Unprintable(says);
    }

    List<Note> all() {
        return new ArrayList<>(notes);
    }
}
