package wildrydes.kernel.display;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import wildrydes.kernel.api.MimeBundle;

/** Shows the JDK's pictures: as PNG, or in another format that was asked for. */
final class Pictures {

    /** A larger picture is drawn smaller: no screen shows so many pixels, and a notebook keeps them all. */
    private static final int MOST_PIXELS = 4_000_000;

    private static final Set<String> FORMATS = Set.of("image/png", "image/jpeg", "image/gif");

    private Pictures() {}

    /**
     * The picture; nothing if the value is none.
     *
     * @param mimeTypes formats that were asked for; none for the usual one
     */
    static Optional<MimeBundle> render(Object value, Set<String> mimeTypes) {
        if (value instanceof RenderedImage image) {
            return Optional.of(bundle(image, mimeTypes));
        }
        // Its size is known once it has been loaded, and only then is there something to draw.
        return value instanceof Image image && image.getWidth(null) > 0 && image.getHeight(null) > 0
                ? Optional.of(bundle(drawn(image), mimeTypes))
                : Optional.empty();
    }

    private static MimeBundle bundle(RenderedImage image, Set<String> mimeTypes) {
        double pixels = (double) image.getWidth() * image.getHeight();
        double scale = Math.sqrt(Math.min(1, MOST_PIXELS / pixels));
        RenderedImage shown = scale < 1 ? scaled(image, scale) : image;
        String size = image.getWidth() + " x " + image.getHeight() + " pixels";
        String text = "Picture of " + size
                + (scale < 1 ? ", shown with " + shown.getWidth() + " x " + shown.getHeight() : "");
        MimeBundle bundle = MimeBundle.text(text);
        for (String type : FORMATS) {
            if (mimeTypes.contains(type) || (mimeTypes.isEmpty() && type.equals("image/png"))) {
                bundle = bundle.with(type, Base64.getEncoder().encodeToString(file(shown, type)));
            }
        }
        return bundle;
    }

    private static byte[] file(RenderedImage image, String mimeType) {
        String format = mimeType.substring("image/".length()).toLowerCase(Locale.ROOT);
        boolean opaque = format.equals("jpeg");
        try {
            var file = new ByteArrayOutputStream();
            // Without a cache file: a notebook's folder may be read-only.
            ImageIO.setUseCache(false);
            RenderedImage suitable = opaque && image.getColorModel().hasAlpha() ? scaled(image, 1, true) : image;
            if (!ImageIO.write(suitable, format, file)) {
                // It has colours that the format has not.
                ImageIO.write(scaled(image, 1, opaque), format, file);
            }
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes every byte", e);
        }
    }

    private static BufferedImage scaled(RenderedImage image, double scale) {
        return scaled(image, scale, false);
    }

    private static BufferedImage scaled(RenderedImage image, double scale, boolean opaque) {
        BufferedImage scaled = canvas(
                (int) Math.max(1, image.getWidth() * scale), (int) Math.max(1, image.getHeight() * scale), opaque);
        Graphics2D graphics = scaled.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawRenderedImage(image, AffineTransform.getScaleInstance(scale, scale));
        } finally {
            graphics.dispose();
        }
        return scaled;
    }

    private static BufferedImage drawn(Image image) {
        BufferedImage drawn = canvas(image.getWidth(null), image.getHeight(null), false);
        Graphics2D graphics = drawn.createGraphics();
        try {
            graphics.drawImage(image, 0, 0, null);
        } finally {
            graphics.dispose();
        }
        return drawn;
    }

    private static BufferedImage canvas(int width, int height, boolean opaque) {
        return new BufferedImage(width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    }
}
