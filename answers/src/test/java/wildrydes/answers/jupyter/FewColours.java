package wildrydes.answers.jupyter;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * A picture with a byte a pixel, a third of the file that it would be otherwise. The colours that it has most stay as they are, and
 * each of the others, at the edges of letters and lines, becomes the nearest of them.
 */
final class FewColours {

    private static final int MOST = 256;

    private final int[] kept;
    private final Map<Integer, Integer> nearest = new HashMap<>();

    private FewColours(int[] kept) {
        this.kept = kept;
    }

    static BufferedImage of(BufferedImage picture) {
        int width = picture.getWidth();
        int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
        var colours = new FewColours(mostFrequent(pixels));
        var model = new IndexColorModel(8, colours.kept.length, colours.kept, 0, false, -1, DataBuffer.TYPE_BYTE);
        var few = new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        few.getRaster()
                .setPixels(
                        0,
                        0,
                        width,
                        picture.getHeight(),
                        Arrays.stream(pixels).map(colours::indexOf).toArray());
        return few;
    }

    /** As PNG, as small as it gets. */
    static void write(BufferedImage picture, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var bytes = Files.newOutputStream(file);
                var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam smallest = writer.getDefaultWriteParam();
            smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            smallest.setCompressionQuality(0);
            writer.write(null, new IIOImage(of(picture), null, null), smallest);
        } finally {
            writer.dispose();
        }
    }

    private static int[] mostFrequent(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        Comparator<Map.Entry<Integer, Integer>> order = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return counts.entrySet().stream()
                .sorted(order.thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .mapToInt(Map.Entry::getKey)
                .toArray();
    }

    private int indexOf(int colour) {
        return nearest.computeIfAbsent(colour, wanted -> {
            int best = 0;
            for (int i = 1; i < kept.length; i++) {
                if (distance(kept[i], wanted) < distance(kept[best], wanted)) {
                    best = i;
                }
            }
            return best;
        });
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int difference = (one >> shift & 0xff) - (other >> shift & 0xff);
            sum += difference * difference;
        }
        return sum;
    }
}
