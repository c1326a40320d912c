package wildrydes.kernel.shell;

import java.util.Set;
import wildrydes.kernel.api.Display;

/** {@code %%html}, {@code %%markdown} and the like: show a cell as what it is instead of running it. */
final class FormatMagic implements Magic {

    private final String mimeType;

    FormatMagic(String mimeType) {
        this.mimeType = mimeType;
    }

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        String text = use.body().map(body -> body.text().strip()).orElse("");
        if (text.isEmpty()) {
            throw new MagicException("%%" + use.name() + " needs something to show on the next lines.");
        }
        return kernel.onThread(() -> {
            Display.show(Display.render(text, Set.of(mimeType)));
            return new Result.Nothing();
        });
    }
}
