package wildrydes.kernel.display;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import wildrydes.kernel.api.MimeBundle;

/** Shows the JDK's pictures as PNG. */
final class Pictures {

    private Pictures() {}

    /** The picture; nothing if the value is none, or has colours that PNG has not. */
    static Optional<MimeBundle> render(Object value) {
        if (!(value instanceof RenderedImage image)) {
            return Optional.empty();
        }
        var png = new ByteArrayOutputStream();
        try {
            // Without a cache file: a notebook's folder may be read-only.
            ImageIO.setUseCache(false);
            if (!ImageIO.write(image, "png", png)) {
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes every byte", e);
        }
        String text = "Picture of " + image.getWidth() + " x " + image.getHeight() + " pixels";
        return Optional.of(MimeBundle.text(text).withPng(png.toByteArray()));
    }
}
