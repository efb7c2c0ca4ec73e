package org.headstart.weka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import weka.gui.GenericPropertiesCreator;

class CatalogueTest {

    @Test
    void catalogue_comparedWithWekasOwnList_isComplete() throws Exception {
        WekaRuntime.prepare();
        GenericPropertiesCreator creator = new GenericPropertiesCreator();
        creator.execute(false, true);
        Set<String> ofWeka = new TreeSet<>(List.of(creator.getOutputProperties()
                .getProperty("weka.classifiers.Classifier")
                .split(",")));
        ofWeka.remove("weka.classifiers.meta.Headstart");

        Set<String> listed = new TreeSet<>(Catalogue.get().excluded().keySet());
        Catalogue.get().entries().values().forEach(entry -> listed.add(entry.className()));
        listed.remove("weka.classifiers.meta.Headstart");

        assertThat(listed).isEqualTo(ofWeka);
        assertThat(Catalogue.get().excluded().values())
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
    }

    @Test
    void ids_always_nameTheReviewedFirst() {
        List<String> ids = new WekaLearnerProvider().ids();

        assertThat(ids).startsWith("weka:RandomForest").contains("weka:J48", "weka:SGD-regression", "weka:KStar");
        assertThat(ids.stream()
                        .map(id -> Catalogue.get().entries().get(id).reviewed())
                        .toList())
                .isSortedAccordingTo((a, b) -> Boolean.compare(b, a));
    }

    @Test
    void recommended_always_areReviewedIds() {
        WekaLearnerProvider provider = new WekaLearnerProvider();

        assertThat(provider.recommended()).isNotEmpty().isSubsetOf(provider.ids());
        assertThat(provider.recommended())
                .allMatch(id -> Catalogue.get().entries().get(id).reviewed());
    }

    @Test
    void find_unknownId_isEmpty() {
        assertThat(new WekaLearnerProvider().find("weka:Stacking")).isEmpty();
        assertThat(new WekaLearnerProvider().find("tribuo:J48")).isEmpty();
    }

    @Test
    void ids_onAClassPathWithoutWeka_areListed() throws Exception {
        ClassLoader withoutWeka = new WithoutWeka(getClass().getClassLoader());
        Object provider = withoutWeka
                .loadClass(WekaLearnerProvider.class.getName())
                .getConstructor()
                .newInstance();

        Object ids = provider.getClass().getMethod("ids").invoke(provider);

        assertThat(provider.getClass()).isNotEqualTo(WekaLearnerProvider.class);
        assertThat(ids).isEqualTo(new WekaLearnerProvider().ids());
    }

    /** Loads the adapter's classes anew and refuses Weka's. */
    private static final class WithoutWeka extends ClassLoader {

        WithoutWeka(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("weka.")) {
                throw new ClassNotFoundException(name + " was asked for, though only ids were.");
            }
            return name.startsWith("org.headstart.weka.") ? ofAdapter(name) : super.loadClass(name, resolve);
        }

        private Class<?> ofAdapter(String name) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
