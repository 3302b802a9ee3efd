//! A column that holds a word out of a closed list, by its code.

use domain::Word;
use sea_orm::{
    ColIdx, ColumnType, DbErr, QueryResult, TryGetError, TryGetable, Value,
    sea_query::{ArrayType, Nullable, StringLen, ValueType, ValueTypeErr},
};

/// A [`Word`] as the database holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coded<T>(pub T);

impl<T> std::ops::Deref for Coded<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Word> From<T> for Coded<T> {
    fn from(word: T) -> Self {
        Self(word)
    }
}

impl<T: Word> From<Coded<T>> for Value {
    fn from(coded: Coded<T>) -> Self {
        coded.0.code().into()
    }
}

impl<T: Word> TryGetable for Coded<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let code = String::try_get_by(row, index)?;
        T::parse(&code)
            .map(Self)
            .ok_or_else(|| TryGetError::DbErr(DbErr::Type(format!("{code} is not one of {}", T::expected()))))
    }
}

impl<T: Word> ValueType for Coded<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        let code = <String as ValueType>::try_from(value)?;
        T::parse(&code).map(Self).ok_or(ValueTypeErr)
    }

    fn type_name() -> String {
        std::any::type_name::<T>().to_owned()
    }

    fn array_type() -> ArrayType {
        ArrayType::String
    }

    fn column_type() -> ColumnType {
        ColumnType::String(StringLen::None)
    }
}

impl<T: Word> Nullable for Coded<T> {
    fn null() -> Value {
        Value::String(None)
    }
}
