package wildrydes.lab.map;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A map of letters, for those who read text: a letter is a unicorn, points are where it came from, + is its start. */
public final class TextMap {

    private static final int COLUMNS = 60;
    private static final int ROWS = 18;
    private static final int MOST_LETTERS = 26;
    private static final char LAND = ' ';

    private TextMap() {}

    /** The map and what its letters mean; empty where no unicorn is on it. */
    public static String of(Tracks tracks, Optional<Instant> now) {
        List<Track> flying = tracks.flying(now);
        if (flying.isEmpty()) {
            return "";
        }
        // A letter is about twice as high as it is wide.
        Area area = Area.around(flying, COLUMNS, 2 * ROWS);
        char[][] cells = new char[ROWS][COLUMNS];
        for (char[] row : cells) {
            Arrays.fill(row, LAND);
        }
        for (Track track : flying) {
            for (int i = 0; i < track.size(); i++) {
                put(cells, area, track.longitude(i), track.latitude(i), '.');
            }
        }
        for (Track track : flying) {
            put(cells, area, track.longitude(0), track.latitude(0), '+');
        }
        List<String> legend = new ArrayList<>();
        for (int i = flying.size() - 1; i >= 0; i--) {
            boolean lettered = flying.size() <= MOST_LETTERS;
            char mark = lettered ? (char) ('A' + i) : '*';
            Track track = flying.get(i);
            put(cells, area, track.last().longitude(), track.last().latitude(), mark);
            if (lettered) {
                legend.add(0, mark + " " + track.name());
            }
        }
        return draw(cells, area, legend);
    }

    private static void put(char[][] cells, Area area, double longitude, double latitude, char mark) {
        int column = (int) area.x(longitude);
        int row = (int) (area.y(latitude) / 2);
        cells[Math.max(0, Math.min(ROWS - 1, row))][Math.max(0, Math.min(COLUMNS - 1, column))] = mark;
    }

    private static String draw(char[][] cells, Area area, List<String> legend) {
        String edge = "+" + "-".repeat(COLUMNS) + "+";
        StringBuilder text = new StringBuilder(edge);
        for (char[] row : cells) {
            text.append("\n|").append(row).append('|');
        }
        text.append('\n').append(edge);
        text.append("\nNorth is up; the frame is ")
                .append(Grid.scaleWords(Math.rint(COLUMNS * area.metres() / 10) * 10))
                .append(" wide.");
        if (!legend.isEmpty()) {
            text.append("\n").append(String.join(", ", legend));
        }
        return text.toString();
    }
}
