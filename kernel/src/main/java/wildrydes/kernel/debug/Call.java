package wildrydes.kernel.debug;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of a method of a cell. Its own thread writes it; others read it only while that thread has stopped. */
final class Call {

    private final Track track;
    private final Code code;
    private final @Nullable Call caller;
    private final int depth;

    private Code.@Nullable Site site;
    private @Nullable Object[] values = {};

    /** @param caller the nearest call below it of a method that has probes */
    Call(Track track, Code code, @Nullable Call caller) {
        this.track = track;
        this.code = code;
        this.caller = caller;
        this.depth = caller == null ? 0 : caller.depth + 1;
    }

    Track track() {
        return track;
    }

    Code code() {
        return code;
    }

    @Nullable
    Call caller() {
        return caller;
    }

    /** How many calls are below it. */
    int depth() {
        return depth;
    }

    /** The line that runs; nothing before the first. */
    Code.@Nullable Site site() {
        return site;
    }

    /** Whether it only helps the call below it, which is the cell's own as this one is. */
    boolean isPartOfCaller() {
        return caller != null && code.isCell() && caller.code.isCell();
    }

    /** The line of the cell that runs. */
    Code.@Nullable Spot spot() {
        Code.Site now = site;
        return now == null ? null : now.spot();
    }

    /** A line begins. */
    void at(Code.Site line, @Nullable Object[] newValues) {
        site = line;
        values = newValues;
    }

    /** The variables as they were when the line began. */
    List<Variable> variables() {
        Code.Site now = site;
        var all = new ArrayList<Variable>();
        if (now != null) {
            for (int i = 0; i < now.locals().size(); i++) {
                Code.Local local = now.locals().get(i);
                Object value = values[i];
                all.add(new Variable(local.name(), TypeText.full(local.type()), () -> value));
            }
        }
        return all;
    }
}
