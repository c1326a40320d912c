package wildrydes.lab.map;

import java.util.ArrayList;
import java.util.List;

/** Names beside heads, as far as they have room; a name that would cover another is left out. */
final class Labels {

    private static final double LETTER = 6.8;
    private static final double LINE = 14;
    private static final double GAP = 12;
    private static final double EAST = 90;

    private record Box(double left, double top, double right, double bottom) {

        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean within(Area area) {
            return left >= 2 && top >= 2 && right <= area.width() - 2 && bottom <= area.height() - 2;
        }
    }

    private Labels() {}

    static void draw(Svg svg, Area area, List<Track> flying, int most) {
        List<Box> taken = new ArrayList<>();
        // The arrow to the north, and the scale.
        taken.add(new Box(area.width() - 36, 0, area.width(), 48));
        taken.add(new Box(area.width() - 180, area.height() - 48, area.width(), area.height()));
        int drawn = 0;
        svg.open(
                "g",
                "font-size",
                "12",
                "fill",
                "currentColor",
                "style",
                "paint-order:stroke;stroke:var(--jp-layout-color0,none);stroke-width:3px;stroke-linejoin:round");
        for (Track track : flying) {
            if (drawn == most) {
                break;
            }
            String text = track.name();
            double x = area.x(track.last().longitude());
            double y = area.y(track.last().latitude());
            double width = text.length() * LETTER;
            for (Box box : places(track, x, y, width)) {
                if (box.within(area) && taken.stream().noneMatch(box::meets)) {
                    svg.text("text", text, "x", box.left, "y", box.bottom - 4);
                    taken.add(box);
                    drawn++;
                    break;
                }
            }
        }
        svg.close("g");
    }

    /** Where a name may stand, the best place first: ahead, where the track is not. */
    private static List<Box> places(Track track, double x, double y, double width) {
        Box right = new Box(x + GAP, y - LINE / 2, x + GAP + width, y + LINE / 2);
        Box left = new Box(x - GAP - width, y - LINE / 2, x - GAP, y + LINE / 2);
        Box above = new Box(x - width / 2, y - GAP - LINE, x + width / 2, y - GAP);
        Box below = new Box(x - width / 2, y + GAP, x + width / 2, y + GAP + LINE);
        double heading = Math.toRadians(track.heading().orElse(EAST));
        boolean east = Math.sin(heading) >= 0;
        boolean north = Math.cos(heading) >= 0;
        return List.of(east ? right : left, north ? above : below, north ? below : above, east ? left : right);
    }
}
