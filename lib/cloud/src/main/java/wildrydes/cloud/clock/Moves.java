package wildrydes.cloud.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The moves under way: each ends at its own target, and the fastest sets the speed. Guarded by the clock's lock. */
final class Moves {

    private final List<Move> moves = new ArrayList<>();

    void add(Move move) {
        moves.add(move);
    }

    void remove(Move move) {
        moves.remove(move);
    }

    boolean none() {
        return moves.isEmpty();
    }

    /** Ends all that are so; tells whether there was one. */
    boolean end(Predicate<Move> those) {
        return moves.removeIf(move -> {
            if (those.test(move)) {
                move.end();
                return true;
            }
            return false;
        });
    }

    void wake() {
        moves.forEach(Move::wake);
    }

    /** The nearest target; never, where there is none. */
    Instant first() {
        Instant first = Instant.MAX;
        for (Move move : moves) {
            first = move.target().isBefore(first) ? move.target() : first;
        }
        return first;
    }

    /** The furthest target. */
    Instant last() {
        Instant last = Instant.MIN;
        for (Move move : moves) {
            last = move.target().isAfter(last) ? move.target() : last;
        }
        return last;
    }

    /** The speed that the fastest asks for; 0 where there is none. */
    double speed(double usual) {
        return moves.stream().mapToDouble(move -> move.speed(usual)).max().orElse(0);
    }
}
