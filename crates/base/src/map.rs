//! Hash maps with a hasher that is quick and small in code. Their keys come from one reader's own notebook, so that
//! nothing has to withstand keys which were chosen to collide.

/// What makes the hashers of [`HashMap`] and [`HashSet`].
pub type BuildHasher = rustc_hash::FxBuildHasher;

/// The standard hash map with a quick hasher.
pub type HashMap<K, V> = std::collections::HashMap<K, V, BuildHasher>;

/// The standard hash set with a quick hasher.
pub type HashSet<T> = std::collections::HashSet<T, BuildHasher>;
