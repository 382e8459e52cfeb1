"""The recipe for Conan 2: `conan create packaging/conan` at the top of the tree."""
import re
from pathlib import Path

from conan import ConanFile
from conan.tools.cmake import CMake, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load


class Libhttpstatus(ConanFile):
    name = "libhttpstatus"
    description = "What an HTTP status code means"
    license = "MIT"
    topics = ("http", "status", "reason phrase", "rfc9110")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False]}
    default_options = {"shared": False}

    def set_version(self):
        header = load(self, Path(self.recipe_folder).parents[1] / "include/httpstatus.h")
        self.version = ".".join(re.findall(r"#define HTTPSTATUS_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", header))

    def export_sources(self):
        for pattern in ("CMakeLists.txt", "LICENSE", "README.md", "include/*", "lib/*", "bindings/swig/conventions.i",
                        "docs/CMakeLists.txt", "docs/symbols-in-versions", "cmake/*", "packaging/*", "pkgconfig/*",
                        "tests/conformance-kit/*"):
            copy(self, pattern, Path(self.recipe_folder).parents[1], self.export_sources_folder)

    def configure(self):
        self.settings.rm_safe("compiler.cppstd")
        self.settings.rm_safe("compiler.libcxx")

    def layout(self):
        cmake_layout(self)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["HTTPSTATUS_SHARED"] = bool(self.options.shared)
        toolchain.cache_variables["HTTPSTATUS_STATIC"] = not self.options.shared
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        copy(self, "LICENSE", self.source_folder, Path(self.package_folder) / "licenses")
        CMake(self).install()

    def package_info(self):
        self.cpp_info.libs = ["httpstatus"]
        self.cpp_info.set_property("cmake_file_name", "httpstatus")
        self.cpp_info.set_property("cmake_target_name", "httpstatus::httpstatus")
        self.cpp_info.set_property("pkg_config_name", "httpstatus")
        if not self.options.shared:
            self.cpp_info.defines = ["HTTPSTATUS_STATIC"]
            self.cpp_info.set_property("cmake_target_aliases", ["httpstatus::httpstatus-static"])
