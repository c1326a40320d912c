package wildrydes.kernel.shell;

import wildrydes.kernel.maven.Maven;
import wildrydes.kernel.maven.MavenException;
import wildrydes.kernel.maven.Repository;

/** {@code %mavenRepo}: one more place to look for libraries. */
final class RepositoryMagic implements Magic {

    private final Maven maven;

    RepositoryMagic(Maven maven) {
        this.maven = maven;
    }

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        if (use.arguments().size() != 2) {
            throw new MagicException("%" + use.name() + " needs an id and a URL, for example %" + use.name()
                    + " jitpack https://jitpack.io.");
        }
        try {
            maven.add(Repository.of(use.arguments().get(0), use.arguments().get(1)));
            return new Result.Nothing();
        } catch (MavenException e) {
            throw Loading.refusal(e);
        }
    }
}
