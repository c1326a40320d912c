package wildrydes.lab.chart;

import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** The names of bars, and the room that they have. */
final class Bars {

    /** The height of a name, in pixels. */
    static final int LINE = 16;

    /** Longer names leave too little room for the bars. */
    private static final int MOST_LETTERS = 36;

    /** Between two names, in pixels. */
    private static final int GAP = 8;

    private Bars() {}

    /** Whether names have room below bars that stand side by side. */
    static boolean fit(List<String> names, int width) {
        FontRenderContext context = new FontRenderContext(null, true, true);
        double widest = names.stream()
                .mapToDouble(name -> Sketch.FONT.getStringBounds(name, context).getWidth())
                .max()
                .orElse(0);
        return widest + GAP <= (double) width / names.size();
    }

    /** Names as they are drawn: long ones lose their middle, and stay different. */
    static List<String> labels(List<String> names) {
        List<String> labels = new ArrayList<>();
        for (String name : names) {
            String label = shortened(name);
            labels.add(labels.contains(label) ? name : label);
        }
        return labels;
    }

    private static String shortened(String name) {
        int half = MOST_LETTERS / 2 - 1;
        return name.length() <= MOST_LETTERS
                ? name
                : name.substring(0, half) + ".." + name.substring(name.length() - half);
    }
}
